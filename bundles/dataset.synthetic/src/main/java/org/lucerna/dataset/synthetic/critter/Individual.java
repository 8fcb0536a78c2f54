/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.critter;

/**
 * A creature and what makes its class.
 *
 * @param critter all that does not depend on the class
 * @param traits seed of what is random about the defining part
 * @param changes what of it is missing or another's
 */
public record Individual(Critter critter, Species species, long traits, Changes changes) {

  /** As it was born. */
  public Individual(Critter critter, Species species, long traits) {
    this(critter, species, traits, Changes.NONE);
  }
}
