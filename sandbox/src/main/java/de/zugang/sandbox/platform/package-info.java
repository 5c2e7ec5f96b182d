/** The whole platform as one thing that is started, used, hurt on purpose, and ended. */
@NullMarked
package de.zugang.sandbox.platform;

import org.jspecify.annotations.NullMarked;
