/** What people and integrators do with the platform, through its public interfaces only: order, read mail and phone, call. */
@NullMarked
package de.zugang.sandbox.journey;

import org.jspecify.annotations.NullMarked;
