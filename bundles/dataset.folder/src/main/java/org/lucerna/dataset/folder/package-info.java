/** Data sets from folders of pictures and CSV lists. */
package org.lucerna.dataset.folder;
