-- Which institutions were given matters of a topic before, the latest first; of institutions, never of people.
create index matter_topic_held on matter (registering, topic, opened_on desc, authority, id);
