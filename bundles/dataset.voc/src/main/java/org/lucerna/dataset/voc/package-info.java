/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;
