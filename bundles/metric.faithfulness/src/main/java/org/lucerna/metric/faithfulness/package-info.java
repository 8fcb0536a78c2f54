/* SPDX-License-Identifier: Apache-2.0 */
/** Whether a map says what the network does. */
package org.lucerna.metric.faithfulness;
