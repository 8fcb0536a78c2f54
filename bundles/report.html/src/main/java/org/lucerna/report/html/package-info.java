/** Writes reports as web pages. */
package org.lucerna.report.html;
