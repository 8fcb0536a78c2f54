/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The main job on the embedded data set: nothing is needed but this program. */
@Component
@CommandType(
    id = "demo",
    label = "draw a data set, train on it, explain, report; needs no files and no network",
    params = DemoParams.class)
@CommandPlace(menu = "Run", position = 20)
public final class DemoCommand implements Command<DemoParams> {

  private static final String JOB = "demo.yaml";

  private final Workplace work;

  @Activate
  public DemoCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(DemoParams params, Context context) throws IOException {
    String text;
    try (InputStream in = DemoCommand.class.getResourceAsStream(JOB)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Job job =
        new JobReader(work.binder())
            .of(
                Yaml.mapping(Yaml.parse(text, JOB), JOB),
                context.workingDirectory(),
                params.set(),
                JOB);
    return new Launch(work).run(job, params.out(), params.resume(), context);
  }
}
