package org.huiyin.channel;

import java.util.UUID;
import org.huiyin.authority.Place;
import org.jspecify.annotations.Nullable;

record PlaceBody(
    @Nullable String code,
    @Nullable Names name,
    @Nullable String parent,
    @Nullable UUID institution,
    @Nullable Boolean active) {

  static PlaceBody of(Place place) {
    return new PlaceBody(
        place.code(), Names.of(place.name()), place.parent(), place.institution(), place.active());
  }

  Place place() {
    return new Place(
        Given.text(code),
        Names.given(name),
        Given.optional(parent),
        institution,
        active == null || active);
  }
}
