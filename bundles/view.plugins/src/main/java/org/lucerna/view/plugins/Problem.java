/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

/**
 * What is wrong with a plugin.
 *
 * @param sentence what
 * @param mend what to do
 */
record Problem(String sentence, String mend) {}
