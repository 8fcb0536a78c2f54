/* SPDX-License-Identifier: Apache-2.0 */
/** Figures and tables leave the window - as files with what they show beside them, or copied. */
package org.lucerna.workbench.export;
