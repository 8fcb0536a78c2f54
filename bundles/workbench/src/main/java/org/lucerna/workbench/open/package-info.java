/* SPDX-License-Identifier: Apache-2.0 */
/** What a dropped, typed or chosen path means, and opening it. */
package org.lucerna.workbench.open;
