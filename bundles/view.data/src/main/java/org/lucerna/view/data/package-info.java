/* SPDX-License-Identifier: Apache-2.0 */
/** Data sets, their pictures, and a viewer. */
package org.lucerna.view.data;
