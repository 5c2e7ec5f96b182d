/** Keeping a secret in a database that must be read again. Imports no other package. */
@NullMarked
package de.zugang.servicekit.seal;

import org.jspecify.annotations.NullMarked;
