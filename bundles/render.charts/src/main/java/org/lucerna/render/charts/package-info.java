/** Draws curves and confusion matrices. */
package org.lucerna.render.charts;
