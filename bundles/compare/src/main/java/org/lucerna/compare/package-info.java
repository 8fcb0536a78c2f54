/** Compares finished runs. */
package org.lucerna.compare;
