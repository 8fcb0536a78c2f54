/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

/**
 * A readable picture.
 *
 * @param label index of its class
 */
record Picture(Entry entry, int label, Scan scan) {

  String id() {
    return entry.id();
  }
}
