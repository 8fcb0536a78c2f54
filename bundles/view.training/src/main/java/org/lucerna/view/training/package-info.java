/* SPDX-License-Identifier: Apache-2.0 */
/** Training runs, live. */
package org.lucerna.view.training;
