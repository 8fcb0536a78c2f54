/* SPDX-License-Identifier: Apache-2.0 */
/** The command line - made from the command services and their parameter records. */
package org.lucerna.cli;
