/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Parameter records - one declaration gives command line option, job file key, dialog field and
 * provenance.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.core.api.param;
