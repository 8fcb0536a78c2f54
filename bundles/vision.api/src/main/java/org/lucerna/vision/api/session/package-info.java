/* SPDX-License-Identifier: Apache-2.0 */
/** Live work - models and data sets that stay open while somebody looks at them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.session;
