# A project, a topic, so many handlers, and no mail; prints what the client needs to know.
Setting.rest_api_enabled = '1'
Setting.per_page_options = '50,100'
Setting.notified_events = []
project = Project.create!(name: 'Grievances', identifier: 'grievances', is_public: false,
                          enabled_module_names: ['issue_tracking'], trackers: Tracker.all)
(1..6).each { |n| IssueCategory.create!(project: project, name: "topic #{n}") }
role = Role.find_by_name('Developer')
role.add_permission!(:edit_issues, :add_issues, :view_issues, :add_issue_notes)
role.update!(assignable: true)
handlers = (1..ENV.fetch('HANDLERS').to_i).map do |n|
  login = format('h%02d', n)
  user = User.new(firstname: 'Handler', lastname: n.to_s, mail: "#{login}@example.test", language: 'en')
  user.login = login
  user.password = user.password_confirmation = 'handler-pass'
  user.save!
  Member.create!(project: project, principal: user, roles: [role])
  user
end
puts "key = #{handlers.first.api_key}"
puts "project = #{project.id}"
puts "tracker = #{Tracker.find_by_name('Support').id}"
puts "topic = #{IssueCategory.minimum(:id)}"
puts "second = #{handlers[1].id}"
