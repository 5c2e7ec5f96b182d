/** Which operations exist, which service and product they belong to. Imports no other feature. */
@NullMarked
package de.zugang.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
