/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeSet;
import org.lucerna.vision.api.train.TrainJob;

/**
 * Tells jobs apart. Left out are the number of epochs, so that a finished run can be taken further
 * (unless its learning rates depend on it), and the machine, so that it can be taken elsewhere
 * (where it then rounds differently).
 */
final class JobHash {

  private JobHash() {}

  /** SHA-256 in hexadecimal. */
  static String of(TrainJob<FineTuneParams> job) {
    MessageDigest digest = FeatureKey.sha256();
    FeatureKey.text(digest, "finetune 2");
    FeatureKey.text(digest, job.network().toString());
    FeatureKey.text(digest, job.initial().sha256());
    FeatureKey.text(digest, new TreeSet<>(job.head()).toString());
    FeatureKey.text(digest, job.data().fingerprint());
    FeatureKey.text(digest, String.valueOf(job.seed()));
    String params = job.params().toString().replaceFirst(", cacheGigabytes=[^,\\]]+", "");
    boolean isFixed = job.params().pace().dependsOnEpochs();
    FeatureKey.text(digest, isFixed ? params : params.replaceFirst("epochs=\\d+, ", ""));
    return HexFormat.of().formatHex(digest.digest());
  }
}
