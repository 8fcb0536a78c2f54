/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.train;

import java.util.Optional;

/**
 * One pass over the training pictures.
 *
 * @param number from 1
 * @param learningRate during it
 * @param running average over its steps, in training mode, while the network changed
 * @param train at its end, in evaluation mode
 * @param validation at its end; empty without validation pictures
 * @param test at its end, where test curves were asked for; never used to choose anything
 */
public record Epoch(
    int number,
    double learningRate,
    Fit running,
    Optional<Fit> train,
    Optional<Fit> validation,
    Optional<Fit> test,
    long millis) {}
