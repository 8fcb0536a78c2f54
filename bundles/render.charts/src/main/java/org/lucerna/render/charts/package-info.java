/** Draws curves, confusion matrices and reliability diagrams. */
package org.lucerna.render.charts;
