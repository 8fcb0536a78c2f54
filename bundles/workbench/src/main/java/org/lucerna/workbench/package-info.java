/* SPDX-License-Identifier: Apache-2.0 */
/** The window. */
package org.lucerna.workbench;
