/* SPDX-License-Identifier: Apache-2.0 */
/** Whether a map holds still and depends on what was learnt. */
package org.lucerna.metric.sanity;
