/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

/**
 * A measure of one map.
 *
 * @param name lower case with hyphens
 * @param definition one sentence for people, without a full stop
 * @param uniform what a map that is the same everywhere gets: the measure's chance level
 */
public record MapScore(String name, String definition, double value, double uniform) {}
