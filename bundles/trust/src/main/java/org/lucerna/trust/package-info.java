/* SPDX-License-Identifier: Apache-2.0 */
/** How far one map can be believed. */
package org.lucerna.trust;
