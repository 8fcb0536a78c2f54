/* SPDX-License-Identifier: Apache-2.0 */
/** The core's services: parameter binding, tasks, safe files, plugins from the registry. */
package org.lucerna.core;
