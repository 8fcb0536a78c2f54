/* SPDX-License-Identifier: Apache-2.0 */
/** Methods, metrics and pictures compared. */
package org.lucerna.leaderboard;
