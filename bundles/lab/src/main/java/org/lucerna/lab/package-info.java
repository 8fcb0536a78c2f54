/* SPDX-License-Identifier: Apache-2.0 */
/** Worlds whose evidence is known. */
package org.lucerna.lab;
