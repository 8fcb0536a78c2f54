/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.kit.Texts;

/** What is known of a picture besides its pixels. */
final class PictureFacts {

  private PictureFacts() {}

  static List<FactsTable.Fact> of(LoadedPicture loaded, Texts texts) {
    CurrentPicture picture = loaded.picture();
    List<FactsTable.Fact> facts = new ArrayList<>();
    facts.add(new FactsTable.Fact(texts.of("fact.id"), picture.id()));
    if (loaded.sample().isPresent()) {
      Sample sample = loaded.sample().get();
      facts.add(new FactsTable.Fact(texts.of("fact.class"), loaded.className()));
      facts.add(new FactsTable.Fact(texts.of("fact.split"), sample.split().id()));
      sample
          .group()
          .ifPresent(group -> facts.add(new FactsTable.Fact(texts.of("fact.group"), group)));
    }
    facts.add(
        new FactsTable.Fact(
            texts.of("fact.size"),
            loaded.image().getWidth() + " \u00d7 " + loaded.image().getHeight()));
    if (picture.version() > 0) {
      facts.add(new FactsTable.Fact(texts.of("fact.version"), texts.of("fact.painted")));
    }
    picture
        .origin()
        .file()
        .ifPresent(f -> facts.add(new FactsTable.Fact(texts.of("fact.file"), f.toString())));
    if (!loaded.hash().isEmpty()) {
      facts.add(new FactsTable.Fact(texts.of("fact.hash"), loaded.hash()));
    }
    return facts;
  }
}
