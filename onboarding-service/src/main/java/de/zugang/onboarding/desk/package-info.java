/**
 * The desk: pages for people over the use cases of {@code order} and {@code technicaluser}; knows no table and decides
 * nothing. Nothing below knows the desk.
 */
@NullMarked
package de.zugang.onboarding.desk;

import org.jspecify.annotations.NullMarked;
