/** The platform under test: started once, as people start it, and shared by all tests of a run. */
@NullMarked
package de.zugang.e2e.platform;

import org.jspecify.annotations.NullMarked;
