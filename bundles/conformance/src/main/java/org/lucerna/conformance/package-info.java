/* SPDX-License-Identifier: Apache-2.0 */
/** Examines explanation methods: what each promises, on small networks made for it. */
package org.lucerna.conformance;
