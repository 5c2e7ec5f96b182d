/** Requests made from the contracts, valid, nearly valid and wild; every answer is held against the contract. */
@NullMarked
package de.zugang.osr.fuzz;

import org.jspecify.annotations.NullMarked;
