/* SPDX-License-Identifier: Apache-2.0 */
/** What is listed of a data set, and what a model says of it. */
package org.lucerna.view.data.model;
