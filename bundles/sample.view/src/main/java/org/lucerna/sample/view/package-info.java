/* SPDX-License-Identifier: Apache-2.0 */
/** A third-party view, as small as it can be. */
package org.lucerna.sample.view;
