/* SPDX-License-Identifier: Apache-2.0 */
/** Light, dark, font size - changed live. */
package org.lucerna.workbench.theme;
