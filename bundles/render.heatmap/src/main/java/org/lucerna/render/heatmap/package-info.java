/** Draws maps on pictures, alone and in grids. */
package org.lucerna.render.heatmap;
