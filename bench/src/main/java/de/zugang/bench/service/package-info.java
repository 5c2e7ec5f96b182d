/** A service of the platform that is measured by itself. */
@NullMarked
package de.zugang.bench.service;

import org.jspecify.annotations.NullMarked;
