/** Online authorization data: the authorization requests of the past 24 hours. */
@NullMarked
package de.zugang.ola;

import org.jspecify.annotations.NullMarked;
