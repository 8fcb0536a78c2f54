/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;

/** Fields that words and looks are chosen in. */
final class FieldsTest {

  private final List<List<String>> told = new ArrayList<>();
  private final WordField field =
      new WordField(
          new WordField.About("words", "Words", "a word"),
          () -> List.of("@", "blue"),
          word -> word.equals("@") ? "current" : word,
          told::add);

  private static Optional<Component> find(Container inside, String name) {
    for (Component child : inside.getComponents()) {
      if (name.equals(child.getName())) {
        return Optional.of(child);
      }
      Optional<Component> found = child instanceof Container c ? find(c, name) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private void type(String word) throws Exception {
    Fixture.on(
        () -> {
          JComboBox<?> box = (JComboBox<?>) find(field, "words.add").orElseThrow();
          JTextField text = (JTextField) box.getEditor().getEditorComponent();
          text.setText(word);
          text.postActionEvent();
        });
  }

  @Test
  void aTypedWordIsAddedOnceAndACrossTakesItAway() throws Exception {
    Fixture.on(() -> field.show(List.of("@")));
    type("A - B");
    assertEquals(List.of(List.of("@", "A - B")), told);
    Fixture.on(() -> field.show(List.of("@", "A - B")));
    type("A - B");
    assertEquals(1, told.size(), "a word is there once");
    Fixture.on(() -> ((JButton) find(field, "words.remove.@").orElseThrow()).doClick());
    assertEquals(List.of("A - B"), told.get(1));
  }

  @Test
  void theLastWordStays() throws Exception {
    Fixture.on(() -> field.show(List.of("@")));
    JButton chip = (JButton) find(field, "words.remove.@").orElseThrow();
    assertEquals("current", chip.getText());
    assertTrue(!chip.isEnabled());
  }

  @Test
  void aLookIsKeptAsTextAndNonsenseIsTheUsualOne() {
    Look look =
        Look.usual().withStyle(Look.Style.CONTOUR).withScale(Look.Scale.ALL).withOpacity(0.3);
    assertEquals(look, LookState.of(LookState.state(look)));
    assertEquals(Look.usual(), LookState.of(Map.of("style", "CRAYON")));
  }
}
