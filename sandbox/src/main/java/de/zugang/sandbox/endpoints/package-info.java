/** Where everything of a running sandbox is, and with which demo users: a file that people and other tools read. */
@NullMarked
package de.zugang.sandbox.endpoints;

import org.jspecify.annotations.NullMarked;
