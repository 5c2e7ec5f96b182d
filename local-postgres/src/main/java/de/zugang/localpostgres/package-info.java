/**
 * A real PostgreSQL on this machine, from the binaries on Maven Central, for tests and the sandbox. Starts as root and as
 * anybody else, and ends with the process that started it.
 */
@NullMarked
package de.zugang.localpostgres;

import org.jspecify.annotations.NullMarked;
