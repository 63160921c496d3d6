#!/usr/bin/perl
# A queue, a field for the topic, and so many handlers with the rights to work, through RT's own classes.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use RT;
RT::LoadConfig();
RT::Init();

my $system = RT->SystemUser;

sub made {
    my ($ok, $told) = @_;
    die "$told\n" unless $ok;
}

my $queue = RT::Queue->new($system);
made($queue->Create(Name => 'Grievances'));
my $topic = RT::CustomField->new($system);
made($topic->Create(Name => 'Topic', Type => 'SelectSingle', LookupType => RT::Ticket->CustomFieldLookupType));
made($topic->AddValue(Name => "topic $_", SortOrder => $_)) for 1 .. 6;
made($topic->AddToObject($queue));
my $handlers = RT::Group->new($system);
made($handlers->CreateUserDefinedGroup(Name => 'Handlers'));
for my $right (
    qw(SeeQueue ShowTicket ShowTicketComments CreateTicket ReplyToTicket CommentOnTicket OwnTicket ModifyTicket
    TakeTicket SeeCustomField ModifyCustomField)
  )
{
    made($handlers->PrincipalObj->GrantRight(Right => $right, Object => $queue));
}
made($handlers->PrincipalObj->GrantRight(Right => $_, Object => $RT::System)) for qw(ModifySelf ShowSavedSearches);
for my $number (1 .. $ARGV[0]) {
    my $user = RT::User->new($system);
    made($user->Create(
        Name => sprintf('h%02d', $number), Password => 'handler-pass', Privileged => 1, RealName => "Handler $number"));
    made($handlers->AddMember($user->PrincipalId));
}
