/** The platform's own applications and their database: what they are given to start with. */
@NullMarked
package de.zugang.sandbox.service;

import org.jspecify.annotations.NullMarked;
