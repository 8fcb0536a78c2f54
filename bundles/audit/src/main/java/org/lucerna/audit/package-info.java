/* SPDX-License-Identifier: Apache-2.0 */
/** What a network looks at that it should not. */
package org.lucerna.audit;
