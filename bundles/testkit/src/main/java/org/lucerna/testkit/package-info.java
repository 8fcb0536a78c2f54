/* SPDX-License-Identifier: Apache-2.0 */
/** What tests of plugins need: contract tests, reference data, fakes of the core's services. */
package org.lucerna.testkit;
