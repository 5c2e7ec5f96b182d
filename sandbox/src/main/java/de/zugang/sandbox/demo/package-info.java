/** Tells the stories against a running platform, through its public interfaces only, step by step with times. */
@NullMarked
package de.zugang.sandbox.demo;

import org.jspecify.annotations.NullMarked;
