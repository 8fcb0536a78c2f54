/* SPDX-License-Identifier: Apache-2.0 */
/** Run folders as views read them - finished, at work, interrupted, damaged. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lucerna.workbench.kit.run;
