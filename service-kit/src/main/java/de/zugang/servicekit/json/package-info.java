/** Reading JSON as a contract says it. */
@NullMarked
package de.zugang.servicekit.json;

import org.jspecify.annotations.NullMarked;
